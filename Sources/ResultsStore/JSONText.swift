import Foundation

/// JSON as every answer and results file is written.
package enum JSONText {
  /// Returns the value with sorted keys and a line end; equal values give equal bytes.
  ///
  /// Numbers that are not finite become the texts `inf`, `-inf` and `nan`.
  package static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
