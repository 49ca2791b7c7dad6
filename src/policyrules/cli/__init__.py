"""The command line: arguments, exit codes, files. Everything heavy is imported by the command that needs it."""
