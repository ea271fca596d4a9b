package dev.bulkordering.provider.budgetree;

import java.math.BigDecimal;

import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;

/**
 * Reads answers of the page 'Balance API', which shows a balance without its currency and
 * not as JSON: a balance that is no field of a JSON object is not guessed at.
 */
final class Balance {

	private Balance() {
	}

	static BalanceAnswer read(Answer answer) {
		return BudgetreeAnswers.notAnswered(answer)
			.<BalanceAnswer>map((why) -> new NotTold(why.message()))
			.orElseGet(() -> read((Response) answer));
	}

	private static BalanceAnswer read(Response response) {
		if (!response.isSuccess()) {
			return new NotTold(response.unlisted().message());
		}
		BigDecimal balance = Json.decimal(response.json(), "balance");
		return balance == null ? new NotTold("Budgetree does not tell the balance in a way that is known")
				: new Known(balance, BudgetreeRules.CURRENCY);
	}

}
