"""Cases that are drawn and bent, what is tried with them; strategies of Hypothesis for tests of this program (extra `test`)."""
