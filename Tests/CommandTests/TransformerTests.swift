import Foundation
import Testing

/// A market whose consumers choose by the Transformer, as a user runs it.
@Suite(.serialized) struct TransformerTests {
  private static func shelf() throws -> Folder {
    let intent = """
        model: transformer
        calibrate: {conversion: 6%, elasticity: {promotion: -2.6, long_run: -2.2}}
      """
    let stated = """
        model: logit
        stated: {utility: {green: 2, black: 1}, outside: 1, scale: 1, price_coefficient: 0.8}
      """
    let folder = try Folder()
    let text = Shelf.text
      .replacing(stated, with: intent)
      .replacing("population: 4000", with: "population: 500")
      .replacing("replications: 20", with: "replications: 2")
    try folder.write(text, to: Shelf.fileName)
    return folder
  }

  @Test("threads and OpenBLAS's choice of kernels move no byte of a Transformer-scored comparison")
  func sameBytes() throws {
    let (one, two) = (try Self.shelf(), try Self.shelf())
    let first = try Program.run(Shelf.compare(threads: 1), in: one)
    #expect([0, 3].contains(first.code), "\(first.messages)")
    let line = """
      OPENBLAS_CORETYPE=Haswell $MARKETEER compare '\(Shelf.fileName)' --threads 2 \
      --results results --quiet
      """
    #expect(try Program.shell(line, in: two).code == first.code)
    let expected = try ResumeTests.Result(one)
    #expect(expected.files.count > 10)
    #expect(try ResumeTests.Result(two) == expected)
  }

  @Test(
    "weights that are none are refused by name before anything is simulated",
    arguments: ["validate", "plan", "compare"])
  func wrongWeights(command: String) throws {
    let folder = try Self.shelf()
    try folder.write("price,units\n1,2\n", to: "table.safetensors")
    let line = """
      $MARKETEER \(command) '\(Shelf.fileName)' --set intent.weights=table.safetensors
      """
    let outcome = try Program.shell(line, in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.messages.contains("table.safetensors"), "\(outcome.messages)")
    #expect(outcome.messages.contains("\(Shelf.fileName): error: weights"))
  }
}
