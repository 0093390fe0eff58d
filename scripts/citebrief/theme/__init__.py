"""The theme `citebrief`: Material with the class names and the print and reading style of a briefing."""
