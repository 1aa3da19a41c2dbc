extension SafeTensors {
  /// Reads a file's bytes.
  ///
  /// - Throws: `SafeTensorsError` if the file is cut short, its header is malformed, or the tensors
  ///   don't cover its bytes exactly once.
  public init(parsing bytes: [UInt8]) throws(SafeTensorsError) {
    let start = try Self.dataStart(bytes)
    let header = try SafeTensorsHeader(parsing: bytes[8..<start])
    metadata = header.metadata
    let ordered = header.tensors.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
    tensors.reserveCapacity(ordered.count)
    try Self.requireExactCover(ordered, of: bytes.count - start)
    for description in ordered {
      let kind = try Self.kind(of: description)
      let part = bytes[start + description.begin..<start + description.end]
      tensors.append(
        Tensor(
          name: description.name, kind: kind, shape: description.shape, bytes: Array(part)))
    }
  }

  private static func dataStart(_ bytes: [UInt8]) throws(SafeTensorsError) -> Int {
    guard bytes.count >= 8 else { throw .truncated(expected: 8, found: bytes.count) }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
    guard length <= UInt64(headerLimit) else {
      throw .headerTooLong(length: length, limit: headerLimit)
    }
    let start = 8 + Int(length)
    guard bytes.count >= start else { throw .truncated(expected: start, found: bytes.count) }
    return start
  }

  /// Checks that the tensors, sorted by place, cover `size` bytes without gap or overlap.
  private static func requireExactCover(
    _ ordered: [SafeTensorsHeader.Description], of size: Int
  ) throws(SafeTensorsError) {
    var covered = 0
    var previous = ""
    for tensor in ordered {
      guard tensor.begin <= tensor.end, tensor.end <= size else {
        throw .offsetsOutOfRange(
          tensor: tensor.name, begin: tensor.begin, end: tensor.end, size: size)
      }
      guard tensor.begin >= covered else { throw .overlap(tensor: tensor.name, other: previous) }
      guard tensor.begin == covered else { throw .unusedBytes(at: covered) }
      (covered, previous) = (tensor.end, tensor.name)
    }
    guard covered == size else { throw .unusedBytes(at: covered) }
  }

  private static func kind(
    of description: SafeTensorsHeader.Description
  ) throws(SafeTensorsError) -> Kind {
    guard let kind = Kind(rawValue: description.kind) else {
      throw .unknownKind(tensor: description.name, kind: description.kind)
    }
    let found = description.end - description.begin
    var needed = kind.size
    for size in description.shape {
      let (product, overflow) = needed.multipliedReportingOverflow(by: size)
      needed = overflow ? Int.max : product
    }
    guard needed == found else {
      throw .wrongByteCount(tensor: description.name, expected: needed, found: found)
    }
    return kind
  }

  /// Returns the file's bytes; the same tensors and entries always give the same bytes.
  public func serialised() -> [UInt8] {
    var header = Array(headerText.utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + tensors.reduce(0) { $0 + $1.bytes.count })
    for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * index))) }
    bytes += header
    for tensor in tensors { bytes += tensor.bytes }
    return bytes
  }

  private var headerText: String {
    var members: [String] = []
    if !metadata.isEmpty {
      let entries = metadata.map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      members.append("\"__metadata__\":{\(entries.joined(separator: ","))}")
    }
    var offset = 0
    for tensor in tensors {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      let end = offset + tensor.bytes.count
      members.append(
        "\(Self.quoted(tensor.name)):{\"dtype\":\"\(tensor.kind.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// Returns a JSON string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
