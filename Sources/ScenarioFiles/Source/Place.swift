/// Where something stands in a file.
struct Place: Hashable, Sendable {
  /// The file as the user named it, or `--set`.
  var file: String
  /// Line, from 1.
  var line: Int
  /// Column, from 1.
  var column: Int

  /// The folder against which paths written in this file are resolved.
  var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  /// Returns the path that `name`, written in this file, stands for.
  func resolve(_ name: String) -> String {
    name.hasPrefix("/") ? name : folder + name
  }
}
