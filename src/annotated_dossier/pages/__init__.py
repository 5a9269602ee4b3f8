"""An edition becomes pages: view models, Jinja, addresses. No page knows who will publish it."""
