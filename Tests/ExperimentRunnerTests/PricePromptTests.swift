import LanguageModels
import MarketModel
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("A question for prices")
struct PricePromptTests {
  @Test("says what the seller sees and nothing else")
  func wording() throws {
    var scenario = try AdvisedMarket.scenario()
    scenario.market.firms[0].rules = BusinessRules(floor: 0.8, maximumStep: 0.25)
    let request = PricePrompt(scenario).request(for: AdvisedMarket.observation, attempt: 0)
    #expect(
      request.messages.map(\.content) == [
        """
        You set the prices of the seller 'shop'. Your aim: the largest profit, that is price without \
        tax less unit cost, times units. Answer with JSON only, {"prices": {"product": price}}, one \
        price for each of your products.
        """,
        """
        It is 2026-03-02, week 1 of 8. Prices are in EUR and include 7.0 % tax.
        Your products:
        - lungo: list price 5.49, unit cost 2.4, price now 5.0, units sold in the last 28 days 12, \
        units in stock 40
        - crema: list price 6.99, unit cost 3.1, price now 7.0, units sold in the last 28 days 9
        Other sellers:
        - webshop sells lungo at 5.29, sold out now
        Rules for a price: at least 80.0 % of list, a change of at most 25.0 %.
        Which prices do you post until your next decision?
        """,
      ])
    #expect(request.temperature == 0 && request.seed == 1)
  }

  @Test("is asked a second time with the next seed, at a temperature")
  func secondTry() throws {
    let prompt = PricePrompt(try AdvisedMarket.scenario())
    let first = prompt.request(for: AdvisedMarket.observation, attempt: 0)
    let second = prompt.request(for: AdvisedMarket.observation, attempt: 1)
    #expect(second.seed == 2 && second.temperature == 0.7)
    #expect(second.messages == first.messages && second.shape == first.shape)
  }

  @Test("takes one number per product, with or without words around them")
  func usable() {
    let texts = [
      "{\"prices\":{\"lungo\":5.25,\"crema\":7}}",
      "Sure:\n```json\n{\"prices\": {\"crema\": 7.0, \"lungo\": 5.25}}\n```",
    ]
    for text in texts {
      #expect(
        PriceAnswer.prices(in: text, for: AdvisedMarket.observation) == [Money(5.25), Money(7)])
    }
  }

  @Test(
    "takes nothing from an answer that lacks, adds, spoils or exaggerates a price",
    arguments: [
      "", "5.25", "{\"prices\":{\"lungo\":5.25}}", "{\"lungo\":5.25,\"crema\":7}",
      "{\"prices\":{\"lungo\":5.25,\"crema\":7,\"decaf\":6}}",
      "{\"prices\":{\"lungo\":0,\"crema\":7}}", "{\"prices\":{\"lungo\":-5,\"crema\":7}}",
      "{\"prices\":{\"lungo\":\"5.25\",\"crema\":7}}", "{\"prices\":{\"lungo\":true,\"crema\":7}}",
      "{\"prices\":{\"lungo\":54.91,\"crema\":7}}", "{\"prices\":{\"lungo\":1e400,\"crema\":7}}",
      "{\"prices\":{\"lungo\":5.25,\"crema\":7}", "} nothing {",
    ])
  func unusable(text: String) {
    #expect(PriceAnswer.prices(in: text, for: AdvisedMarket.observation) == nil)
  }

  @Test("has an answer's shape with exactly its products")
  func schema() {
    #expect(
      PriceAnswer.schema(products: ["a", "b"])
        == "{\"type\":\"object\",\"properties\":{\"prices\":{\"type\":\"object\",\"properties\":"
        + "{\"a\":{\"type\":\"number\"},\"b\":{\"type\":\"number\"}},\"required\":[\"a\",\"b\"],"
        + "\"additionalProperties\":false}},\"required\":[\"prices\"],\"additionalProperties\":false}"
    )
  }
}
