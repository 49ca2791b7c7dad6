"""What runs a core program. Strangers to one another; the reference defines the meaning."""
