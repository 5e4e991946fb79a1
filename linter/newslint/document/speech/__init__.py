"""Speech in a story: quotation marks and what pairs them, quotations, and who speaks."""
