//! Hot reload: the packs' folders are watched; a set that checks replaces the old one, a set that does not leaves it.
