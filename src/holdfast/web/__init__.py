"""The record by HTTP and in the browser: the screens' JSON, the page, adding and deciding."""
