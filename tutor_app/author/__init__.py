"""What authors of the course run: verify pages and exercises, list the course, begin a new topic. No Qt."""
