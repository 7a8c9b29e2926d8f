"""What becomes of invitations while the process is killed again and again: `make faults`."""
