import Foundation
import ScenarioFiles

/// The files of a company's folder and what its mapping says about them.
struct SourceFolder {
  /// The folder as the user named it, without a slash at its end.
  let path: String
  private let names: [String]
  private var mapping = ColumnMapping()
  private let log: ImportLog

  /// Lists a folder and reads its mapping: the given file, or `mapping.yaml` in the folder.
  init(_ folder: String, mapping mappingPath: String?, log: ImportLog) {
    self.log = log
    path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let found = try? FileManager.default.contentsOfDirectory(atPath: path)
    names = (found ?? []).sorted()
    guard found != nil else {
      let hint = "name a folder with products.csv and sales.csv"
      log.error(Place(file: path, line: 1, column: 1), "the folder can't be read", hint: hint)
      return
    }
    guard let file = mappingPath ?? existing("mapping.yaml").map({ path + "/" + $0 }) else {
      return
    }
    guard let bytes = bytes(of: file), let bytes = TextEncoding.utf8(bytes, file: file, log: log)
    else { return }
    mapping = ColumnMapping(String(decoding: bytes, as: UTF8.self), file: file, log: log)
  }

  /// Opens a table; `nil` when it is not there or, after noting why, can't be read.
  func open(_ kind: TableKind, isRequired: Bool) -> CompanyTable? {
    let tableMapping = mapping.tables[kind.name] ?? TableMapping()
    guard let file = file(of: kind, tableMapping, isRequired: isRequired),
      let bytes = bytes(of: file),
      let text = TextEncoding.utf8(bytes, file: file, log: log),
      let table = DelimitedText(text, file: file, log: log)
    else { return nil }
    return CompanyTable(table, kind: kind, mapping: tableMapping, log: log)
  }

  /// The only channel to read, if the mapping names one.
  var channel: TableMapping.Named? { mapping.tables["sales"]?.channel }

  private func existing(_ name: String) -> String? {
    names.first { $0 == name } ?? names.first { $0.lowercased() == name.lowercased() }
  }

  private func file(of kind: TableKind, _ mapping: TableMapping, isRequired: Bool) -> String? {
    let name = mapping.file?.text ?? kind.name + ".csv"
    if name.hasPrefix("/") { return name }
    if name.contains("/") { return path + "/" + name }
    if let found = existing(name) { return path + "/" + found }
    guard isRequired || mapping.file != nil else { return nil }
    log.error(
      mapping.file?.place ?? Place(file: path, line: 1, column: 1),
      "there is no file '\(name)' in '\(path)', which has "
        + (names.isEmpty ? "no files" : CellText.list(names)),
      hint: "name it in mapping.yaml, as in `\(kind.name): {file: My \(kind.name).csv}`")
    return nil
  }

  private func bytes(of file: String) -> [UInt8]? {
    if let data = FileManager.default.contents(atPath: file) { return Array(data) }
    log.error(
      Place(file: file, line: 1, column: 1), "the file can't be read",
      hint: "check the path, and that this user may read it")
    return nil
  }
}
