/// Reads the JSON header of a tensor file: one object whose members are tensors or free entries.
///
/// A full JSON reader is not needed, and this layer has no Foundation.
struct SafeTensorsHeader {
  /// A tensor's description; offsets count from the end of the header.
  struct Description {
    var name: String
    var kind = ""
    var shape: [Int] = []
    var begin = 0
    var end = 0
  }

  private(set) var tensors: [Description] = []
  private(set) var metadata: [SafeTensors.Entry] = []
  private let text: ArraySlice<UInt8>
  private var position: Int

  /// Reads the header in `text`, which may end in spaces.
  init(parsing text: ArraySlice<UInt8>) throws(SafeTensorsError) {
    self.text = text
    position = text.startIndex
    var names: Set<String> = []
    try members { (header, name) throws(SafeTensorsError) in
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      if name == "__metadata__" {
        try header.readMetadata()
      } else {
        header.tensors.append(try header.description(of: name))
      }
    }
    skipSpace()
    guard position == text.endIndex else { throw expected("the end of the header") }
  }

  private mutating func readMetadata() throws(SafeTensorsError) {
    var keys: Set<String> = []
    try members { (header, key) throws(SafeTensorsError) in
      guard keys.insert(key).inserted else { throw .duplicateName(key) }
      header.metadata.append(SafeTensors.Entry(key: key, value: try header.string()))
    }
    metadata.sort { $0.key < $1.key }
  }

  private mutating func description(of name: String) throws(SafeTensorsError) -> Description {
    var description = Description(name: name)
    var seen: Set<String> = []
    try members { (header, key) throws(SafeTensorsError) in
      guard seen.insert(key).inserted else { throw .duplicateName("\(name).\(key)") }
      switch key {
      case "dtype": description.kind = try header.string()
      case "shape": description.shape = try header.integers()
      case "data_offsets":
        let offsets = try header.integers()
        guard offsets.count == 2 else { throw header.expected("two offsets") }
        (description.begin, description.end) = (offsets[0], offsets[1])
      default: throw header.expected("'dtype', 'shape' or 'data_offsets' instead of '\(key)'")
      }
    }
    guard seen.count == 3 else { throw expected("dtype, shape and data_offsets of '\(name)'") }
    return description
  }

  /// Reads an object, calling `member` at each value.
  private mutating func members(
    _ member: (inout Self, String) throws(SafeTensorsError) -> Void
  ) throws(SafeTensorsError) {
    try require("{")
    if take("}") { return }
    repeat {
      let name = try string()
      try require(":")
      try member(&self, name)
    } while take(",")
    try require("}")
  }

  private mutating func integers() throws(SafeTensorsError) -> [Int] {
    var values: [Int] = []
    try require("[")
    if take("]") { return values }
    repeat { values.append(try integer()) } while take(",")
    try require("]")
    return values
  }

  private mutating func integer() throws(SafeTensorsError) -> Int {
    skipSpace()
    let digits = text[position...].prefix { $0 >= 48 && $0 <= 57 }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw expected("a whole number from 0")
    }
    position += digits.count
    return value
  }

  private mutating func string() throws(SafeTensorsError) -> String {
    try require("\"")
    var bytes: [UInt8] = []
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard let value = String(validating: bytes, as: UTF8.self) else {
          throw expected("UTF-8 text")
        }
        return value
      case UInt8(ascii: "\\"): bytes += String(try escape()).utf8
      case 0..<32: throw expected("no control character in a string")
      default: bytes.append(byte)
      }
    }
    throw expected("the end of a string")
  }

  private mutating func escape() throws(SafeTensorsError) -> Character {
    let plain: [UInt8: Character] = [
      34: "\"", 92: "\\", 47: "/", 98: "\u{8}", 102: "\u{C}", 110: "\n", 114: "\r", 116: "\t",
    ]
    guard let byte = next() else { throw expected("an escaped character") }
    if let character = plain[byte] { return character }
    guard byte == UInt8(ascii: "u") else { throw expected("an escaped character") }
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else {
        throw expected("the second half of a surrogate pair")
      }
      units.append(try hexadecimal())
    }
    guard let text = String(validating: units, as: UTF16.self), let character = text.first else {
      throw expected("a surrogate pair")
    }
    return character
  }

  private mutating func hexadecimal() throws(SafeTensorsError) -> UInt16 {
    let digits = text[position...].prefix(4)
    guard digits.count == 4,
      let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw expected("four hexadecimal digits") }
    position += 4
    return value
  }

  private mutating func next() -> UInt8? {
    guard position < text.endIndex else { return nil }
    defer { position += 1 }
    return text[position]
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < text.endIndex, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func require(_ character: Unicode.Scalar) throws(SafeTensorsError) {
    guard take(character) else { throw expected("'\(character)'") }
  }

  private mutating func skipSpace() {
    while position < text.endIndex, [9, 10, 13, 32].contains(text[position]) { position += 1 }
  }

  private func expected(_ what: String) -> SafeTensorsError {
    .malformedHeader(byte: position - text.startIndex, expected: what)
  }
}
