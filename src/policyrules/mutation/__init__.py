"""Small mistakes made in rules on purpose: does any example notice?"""
