import Testing

/// Judging drafts from the command line.
@Suite struct EvaluateCopyTests {
  @Test("saved drafts and finished copies are judged as they were when they were made")
  func saved() throws {
    let folder = try Folder()
    let made = try Program.run(
      ["evaluate-copy", "--model", "none", "--channels", "push,sms", "--save-drafts", "d.jsonl"],
      in: folder)
    #expect(made.code == 0 && made.messages.isEmpty, "\(made.messages)")
    #expect(made.output.contains("slot_exactness  1.000"))
    let read = try Program.run(["evaluate-copy", "--drafts", "d.jsonl"], in: folder)
    #expect(read == made)
  }

  @Test("a file of tries alone says which rows are empty, unless it is to be quiet")
  func triesAlone() throws {
    let folder = try Folder()
    try folder.write("", to: "d.jsonl")
    let outcome = try Program.run(["evaluate-copy", "--drafts", "d.jsonl"], in: folder)
    #expect(outcome.code == 0)
    #expect(
      outcome.messages
        == "d.jsonl holds no finished copies: slot_exactness and template_rate are empty\n")
    let quiet = try Program.run(["evaluate-copy", "--drafts", "d.jsonl", "--quiet"], in: folder)
    #expect(quiet.messages.isEmpty)
  }

  @Test(
    "times and numbers of drafts that make no sense are usage errors",
    arguments: [
      (["evaluate-copy", "--draft-time", "soon"], "'soon' is invalid"),
      (
        ["evaluate-copy", "--candidates", "0"],
        "--candidates is 0, but must be at least 1 and at most 20"
      ),
      (
        ["brief", "x", "--candidates", "1"],
        "--candidates is 1, but must be at least 2, one for each of --variants, and at most 20"
      ),
      (["brief", "x", "--draft-time", "0s"], "'0s' is invalid"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try Program.run(arguments, in: Folder())
    #expect(outcome.code == 64)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }
}
