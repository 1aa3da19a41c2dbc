/// Where something stands in a file.
package struct Place: Hashable, Sendable {
  /// The file as the user named it, or `--set`.
  package var file: String
  /// Line, from 1.
  package var line: Int
  /// Column, from 1.
  package var column: Int

  /// Gathers the parts.
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The folder against which paths written in this file are resolved.
  package var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }

  /// Returns the path that `name`, written in this file, stands for.
  package func resolve(_ name: String) -> String {
    name.hasPrefix("/") ? name : folder + name
  }
}
