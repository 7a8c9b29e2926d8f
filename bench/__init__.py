"""What the main job costs, beside the floor under it in the same run: figures drift between machines, ratios hold."""
