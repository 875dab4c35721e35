"""The site's pages, as their readers meet them."""
