"""What the commands of the terminal do. Each module is imported when its command is given."""
