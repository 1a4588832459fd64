"""What asks something before it goes on; imported when first opened."""
