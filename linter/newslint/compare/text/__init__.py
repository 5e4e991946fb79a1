"""Text as comparison sees it: tokens, stems, figures, names, spelling."""
