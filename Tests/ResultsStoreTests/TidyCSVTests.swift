import ResultsStore
import Testing

@Suite("TidyCSV")
struct TidyCSVTests {
  @Test(
    "text is quoted where RFC 4180 asks for it",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("Käse", "Käse"),
    ])
  func quoting(text: String, expected: String) {
    var table = TidyCSV(columns: ["x"])
    table.append([.text(text)])
    #expect(table.text == "x\n\(expected)\n")
  }

  @Test(
    "numbers are the shortest text that reads back to the same bits",
    arguments: [
      (0.1, "0.1"), (-0.0, "0.0"), (1.0 / 3, "0.3333333333333333"), (1e-7, "1e-07"),
      (.nan, ""), (.infinity, "inf"), (5.49, "5.49"), (0.1 + 0.2, "0.30000000000000004"),
    ])
  func numbers(value: Double, expected: String) {
    #expect(TidyCSV.text(of: value) == expected)
  }

  @Test("fields of every kind stand in column order")
  func fields() {
    var table = TidyCSV(columns: ["a", "b", "c", "d", "e"])
    table.append([.integer(.max), .flag(true), .flag(false), .missing, .number(-2.5)])
    #expect(table.text == "a,b,c,d,e\n9223372036854775807,true,false,,-2.5\n")
    #expect(table.rowCount == 1)
  }

  @Test("a row of the wrong width stops the program")
  func wrongWidth() async {
    await #expect(processExitsWith: .failure) {
      var table = TidyCSV(columns: ["a", "b"])
      table.append([.missing])
    }
  }
}
