"""HTML and XML: tokens with places, what elements mean for prose, pages."""
