import Foundation
import Testing

@testable import PromotionBriefs

@Suite("Numbers as a reader understands them") struct NumberReadingTests {
  @Test(
    "a text's numbers are read whatever says them",
    arguments: [
      ("Now €4.39 instead of €5.49", "4.39 EUR|5.49 EUR"),
      ("4.39 EUR statt 5.49 EUR", "4.39 EUR|5.49 EUR"),
      ("$1,299.00, US dollars", "1299 USD"), ("原价¥39，现价29元", "39 CNY|29 CNY"), ("２９元", "29 CNY"),
      ("save 20%", "20%"), ("20 percent", "20%"), ("twenty percent", "20%"), ("8折", "20%"),
      ("八折", "20%"),
      ("85折", "15%"), ("8.5折", "15%"), ("八点五折", "15%"), ("百分之二十", "20%"), ("三成", "30%"),
      ("half price", "50%"),
      ("half off", "50%"), ("半价", "50%"), ("对折", "50%"), ("买一送一", "1|1"),
      ("buy one get one", "1|1"),
      ("Buy one, get one free", "1|1"), ("buy two, get one free", "2|1"),
      ("16 March 2026", "2026-03-16"),
      ("March 16, 2026", "2026-03-16"), ("from 16 to 29 March 2026", "2026-03-16|2026-03-29"),
      ("16–29 March", "03-16|03-29"), ("2026-03-16", "2026-03-16"),
      ("2026年3月16日至29日", "2026-03-16|2026-03-29"),
      ("3月16日至4月2日", "03-16|04-02"), ("三月十六日", "03-16"), ("twenty-five beans", "25"),
      ("two hundred and fifty", "250"), ("二百五十", "250"), ("1.5万", "15000"), ("十二件", "12"),
      ("٢٠ beans", "20"),
      ("at 10:30", "10:30"), ("Mark VIII", "VIII"), ("2nd pack", "2"), ("½ pack", "1|2"),
      ("double points", "double"),
      ("满100减20", "100|20"), ("①", "1"), ("第二件半价", "2|50%"),
    ])
  func reads(text: String, expected: String) {
    let readings = NumberReading.all(in: text).map(\.description).joined(separator: "|")
    #expect(readings == expected)
  }

  @Test(
    "idioms and names hold no number",
    arguments: [
      "one of a kind", "the second nature of things", "一起享受一杯", "十分香浓，四溢", "千家万户",
      "Lungo 250 g at home",
    ])
  func idioms(text: String) {
    #expect(NumberReading.all(in: text, names: ["Lungo 250 g"]).isEmpty)
  }

  @Test("a name inside a longer word or number is no name")
  func namesStandAlone() {
    #expect(NumberReading.all(in: "A120", names: ["A1"]) == [.count(120)])
    #expect(NumberReading.all(in: "20 beans", names: ["2"]) == [.count(20)])
  }

  @Test("the gate asks for the same numbers as often, and takes a day without its year")
  func gate() {
    let locked = NumberReading.all(in: "€4.39 instead of €5.49 until 29 March 2026")
    #expect(NumberGate.numbersAreLocked(in: "到3月29日 €5.49 → €4.39", locked: locked).isEmpty)
    #expect(
      NumberGate.numbersAreLocked(in: "€4.39 €4.39 29 March 2026", locked: locked).map(\.text)
        == ["4.39 EUR is not a locked fact", "5.49 EUR is missing"])
    #expect(
      NumberGate.numbersAreLocked(in: "$4.39, €5.49, 29 March 2027", locked: locked).count == 4)
  }
}
