/// Segments are under construction.
enum Placeholder {}
