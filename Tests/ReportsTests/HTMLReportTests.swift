import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("HTMLReport")
struct HTMLReportTests {
  @Test("the coffee shop's report is as recorded")
  func golden() throws {
    try expectGolden(HTMLReport.render(CoffeeShop.summary()), "coffee-shop.html")
  }
}
