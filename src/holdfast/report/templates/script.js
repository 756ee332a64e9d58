"use strict";
(() => {
  const wide = matchMedia("(min-width: 861px)");
  const spans = [...document.querySelectorAll("a.span")];
  const cards = [...document.querySelectorAll("details.card")];
  const numbers = (span) => span.dataset.cards.split(" ");
  const card = (number) => document.getElementById("c" + number);
  const first = new Map();
  spans.forEach((span) => numbers(span).forEach((number) => {
    if (!first.has(number)) first.set(number, span);
  }));
  document.documentElement.classList.add("js");
  let at = -1;
  let chosen = null;

  // Each card stands beside its passage; where they crowd, the open one keeps its place.
  const arrange = (column) => {
    const all = [...column.children].filter((each) => each.matches("details.card"));
    if (!wide.matches || !all.length) {
      column.style.height = "";
      all.forEach((each) => { each.style.top = ""; });
      return;
    }
    const zero = column.getBoundingClientRect().top;
    const heights = all.map((each) => each.offsetHeight + 4);
    const wanted = all.map((each) => {
      const span = first.get(each.id.slice(1));
      return span ? span.getClientRects()[0].top - zero : 0;
    });
    const tops = [];
    let least = 0;
    wanted.forEach((want, index) => {
      tops[index] = Math.max(want, least);
      least = tops[index] + heights[index];
    });
    let most = Infinity;
    const open = all.findIndex((each) => each.open);
    for (let index = open; index >= 0; index -= 1) {
      tops[index] = Math.min(index === open ? wanted[index] : tops[index], most - heights[index]);
      most = tops[index];
    }
    least = tops[0] < 0 ? 0 : -Infinity;
    tops.forEach((top, index) => {
      tops[index] = Math.max(top, least);
      if (index > open && open >= 0) tops[index] = Math.max(wanted[index], least);
      least = tops[index] + heights[index];
    });
    all.forEach((each, index) => { each.style.top = tops[index] + "px"; });
    column.style.height = least + "px";
  };
  const columns = [...document.querySelectorAll(".cards")];
  const arrangeAll = () => columns.forEach(arrange);

  const mark = (number) => {
    document.querySelectorAll(".on").forEach((each) => each.classList.remove("on"));
    chosen = number;
    if (number === null) return;
    card(number).classList.add("on");
    spans.forEach((span) => { if (numbers(span).includes(number)) span.classList.add("on"); });
  };
  const show = (number, scroll) => {
    const found = card(number);
    if (!found) return;
    cards.forEach((each) => { each.open = each === found; });
    mark(number);
    arrange(found.parentElement);
    const span = first.get(number);
    if (scroll && span) span.scrollIntoView({ block: wide.matches ? "center" : "start" });
  };
  const close = () => {
    cards.forEach((each) => { each.open = false; });
    mark(null);
    arrangeAll();
  };
  const step = (by) => {
    if (!spans.length) return;
    at = (at + by + spans.length) % spans.length;
    spans[at].focus({ preventScroll: true });
    show(numbers(spans[at])[0], true);
  };
  spans.forEach((span, index) => span.addEventListener("click", (event) => {
    event.preventDefault();
    const over = numbers(span);
    at = index;
    show(over[(over.indexOf(chosen) + 1) % over.length], false);
  }));
  cards.forEach((each) => each.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    if (each.open) close();
    else {
      const number = each.id.slice(1);
      at = spans.indexOf(first.get(number));
      show(number, false);
    }
  }));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ref");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    fromAddress();
  });
  const fromAddress = () => {
    const number = /^#c(\d+)$/.exec(location.hash)?.[1];
    if (!number || !card(number)) return;
    at = spans.indexOf(first.get(number));
    show(number, true);
  };
  addEventListener("hashchange", fromAddress);
  addEventListener("resize", arrangeAll);
  const printed = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.answer:not([open])").forEach((each) => {
      printed.push(each);
      each.open = true;
    });
  });
  addEventListener("afterprint", () => printed.splice(0).forEach((each) => { each.open = false; }));
  arrangeAll();
  fromAddress();

  const help = document.getElementById("help");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(at < 0 ? 0 : -1);
    else if (event.key === "Escape" && !help.open) close();
    else if (event.key === "?") help.open ? help.close() : help.showModal();
  });
})();
