"""Rule text to tree and back to words. The way in is `from_text.parse`; the tree is `nodes`, imported as `syn`."""
