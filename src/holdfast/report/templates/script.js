"use strict";
(() => {
  const spans = [...document.querySelectorAll("a.span")];
  const card = (number) => document.getElementById("c" + number);
  let at = -1;
  const show = (number, move) => {
    document.querySelectorAll(".on").forEach((each) => each.classList.remove("on"));
    const chosen = card(number);
    if (!chosen) return;
    chosen.open = true;
    chosen.classList.add("on");
    spans.forEach((each) => {
      if (each.dataset.cards.split(" ").includes(String(number))) each.classList.add("on");
    });
    if (move) chosen.scrollIntoView({ block: "nearest" });
  };
  const choose = (index) => {
    if (!spans.length) return;
    at = (index + spans.length) % spans.length;
    spans[at].focus();
    show(spans[at].dataset.cards.split(" ")[0], true);
  };
  spans.forEach((each, index) => {
    each.addEventListener("click", (event) => {
      event.preventDefault();
      const cards = each.dataset.cards.split(" ");
      const now = cards.findIndex((number) => card(number)?.classList.contains("on"));
      at = index;
      show(cards[(now + 1) % cards.length], true);
    });
  });
  document.querySelectorAll("details.card").forEach((each) => {
    each.addEventListener("toggle", () => {
      if (each.open && !each.classList.contains("on")) show(each.id.slice(1), false);
    });
  });
  const fromAddress = () => {
    const number = /^#c(\d+)$/.exec(location.hash)?.[1];
    if (number) show(number, true);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
  const help = document.getElementById("help");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "j") choose(at + 1);
    else if (event.key === "k") choose(at - 1);
    else if (event.key === "?") help.open ? help.close() : help.showModal();
  });
})();
