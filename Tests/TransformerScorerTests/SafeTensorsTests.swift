import Testing

@testable import TransformerScorer

@Test("what was written is read back, numbers, sizes and entries alike")
func tensorFileRoundTrip() throws {
  var file = SafeTensors()
  file.append("a", [1.5, -2, 3] as [Float], shape: [3, 1])
  file.append("b", [Int32.min, 7], shape: [2])
  file.append("empty", [] as [Int8], shape: [0, 4])
  file.append("single", [Double.pi], shape: [])
  file.setMetadata("note", "two \"words\"\n\t\\ é 😀 \u{1}")
  let read = try SafeTensors(parsing: file.serialised())
  #expect(read == file)
  #expect(try read.numbers("b", as: Int32.self, shape: [nil]) == [Int32.min, 7])
  #expect(try read.floats("a", shape: [3, 1]) == [1.5, -2, 3])
}

@Test("a file laid out by the format's description is read")
func tensorFileKnownBytes() throws {
  let file = try SafeTensors(
    parsing: bytes(#"{"x":{"dtype":"I16","shape":[2],"data_offsets":[0,4]}}"#, [1, 0, 255, 255]))
  #expect(try file.numbers("x", as: Int16.self, shape: [2]) == [1, -1])
}

@Test("escapes of a JSON string are understood")
func tensorFileEscapes() throws {
  let file = try SafeTensors(
    parsing: bytes(#"{ "__metadata__" : {"k":"\u00e9\ud83d\ude00\/\n"} } "#, []))
  #expect(try file.entry("k") == "é😀/\n")
}

/// A file with the header `header` and the data `data`.
func bytes(_ header: String, _ data: [UInt8]) -> [UInt8] {
  let text = Array(header.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
}

private let tensor = #""dtype":"I8","shape":[2]"#

@Test(
  "a broken file gives a message that says what is wrong",
  arguments: [
    ([1, 2], "file is cut short: 2 bytes, at least 8 expected"),
    ([9, 0, 0, 0, 0, 0, 0, 0, 123], "file is cut short: 9 bytes, at least 17 expected"),
    (
      [UInt8](repeating: 255, count: 8),
      "header of 18446744073709551615 bytes is longer than 100000000 bytes: not a tensor file"
    ),
    (bytes("[]", []), "header byte 0: expected '{'"),
    (bytes("{} x", []), "header byte 3: expected the end of the header"),
    (bytes(#"{"x"#, []), "header byte 3: expected the end of a string"),
    (
      bytes(#"{"x":{"dtype":"I8"}}"#, []),
      "header byte 19: expected dtype, shape and data_offsets of 'x'"
    ),
    (
      bytes(#"{"x":{"kind":"I8"}}"#, []),
      "header byte 13: expected 'dtype', 'shape' or 'data_offsets' instead of 'kind'"
    ),
    (
      bytes(#"{"x":{\#(tensor),"data_offsets":[-1,1]}}"#, []),
      "header byte 47: expected a whole number from 0"
    ),
    (
      bytes(
        #"{"x":{\#(tensor),"data_offsets":[0,2]},"x":{\#(tensor),"data_offsets":[2,4]}}"#,
        [0, 0, 0, 0]),
      "name 'x' occurs twice"
    ),
    (
      bytes(#"{"x":{\#(tensor),"data_offsets":[0,2]}}"#, [0]), "tensor 'x' lies at bytes 0..<2 of 1"
    ),
    (
      bytes(#"{"x":{\#(tensor),"data_offsets":[0,3]}}"#, [0, 0, 0]),
      "tensor 'x' has 3 bytes, but its shape needs 2"
    ),
    (
      bytes(
        #"{"x":{\#(tensor),"data_offsets":[0,2]},"y":{\#(tensor),"data_offsets":[1,3]}}"#,
        [0, 0, 0]),
      "tensors 'x' and 'y' share bytes"
    ),
    (
      bytes(#"{"x":{\#(tensor),"data_offsets":[1,3]}}"#, [0, 0, 0]),
      "bytes from 0 on belong to no tensor"
    ),
    (
      bytes(#"{"x":{\#(tensor),"data_offsets":[0,2]}}"#, [0, 0, 0]),
      "bytes from 2 on belong to no tensor"
    ),
    (
      bytes(#"{"x":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#, [0, 0]),
      "tensor 'x' holds numbers of kind 'BF16'; known kinds: F32, F64, I64, I32, I16, I8"
    ),
    (
      bytes(#"{"x":{"dtype":"F64","shape":[9223372036854775807,8],"data_offsets":[0,0]}}"#, []),
      "tensor 'x' has 0 bytes, but its shape needs 9223372036854775807"
    ),
  ] as [([UInt8], String)])
func brokenFileMessages(file: [UInt8], message: String) {
  let error = #expect(throws: SafeTensorsError.self) { try SafeTensors(parsing: file) }
  #expect(error?.description == message)
}

@Test("asking for what a file does not hold names expected and found")
func mismatchMessages() throws {
  var file = SafeTensors()
  file.append("a", [1, .infinity, .nan] as [Float], shape: [3])
  file.setMetadata("width", "wide")
  let attempts: [(String, () throws -> Void)] = [
    ("tensor 'b' is missing", { _ = try file.floats("b", shape: [3]) }),
    ("tensor 'a' has shape [3], [any, 2] expected", { _ = try file.floats("a", shape: [nil, 2]) }),
    (
      "tensor 'a' holds F32 numbers, I32 expected",
      { _ = try file.numbers("a", as: Int32.self, shape: [3]) }
    ),
    ("tensor 'a' element 1 is not a finite number", { _ = try file.floats("a", shape: [3]) }),
    ("header entry 'depth' is missing", { _ = try file.entry("depth") }),
    (
      "header entry 'width' is 'wide', a whole number from 1 to 9 expected",
      { _ = try file.integerEntry("width", in: 1...9) }
    ),
    ("header entry 'width' is 'wide', a number expected", { _ = try file.numberEntry("width") }),
  ]
  for (message, attempt) in attempts {
    let error = #expect(throws: SafeTensorsError.self) { try attempt() }
    #expect(error?.description == message)
  }
}
