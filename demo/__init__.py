"""A small news site written for this project, served on loopback. See demo/README.md."""
