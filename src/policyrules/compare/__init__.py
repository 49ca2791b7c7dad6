"""Two versions of rules: where they answer alike, and a case where they do not."""
