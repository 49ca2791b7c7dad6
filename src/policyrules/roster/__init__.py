"""Tables in and out: messy rosters become records, answers become a workbook."""
