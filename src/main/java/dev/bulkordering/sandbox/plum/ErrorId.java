package dev.bulkordering.sandbox.plum;

import java.util.List;
import java.util.Optional;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;

/**
 * An error of Plum's page 'Error Handling', with the HTTP status that it gives (the older
 * table on another page gives some other ones).
 *
 * @param id what it is called
 * @param status the HTTP status
 * @param info its short text
 */
record ErrorId(String id, int status, String info) {

	/** What is added to the digits of a PIPE error to make its number in a fault rule. */
	private static final int PIPE = 100_000;

	private static final List<ErrorId> ALL = List.of(ple(10001, 400, "Validation error in place order"),
			ple(10002, 400, "Validation error in get order details"),
			ple(10003, 400, "Validation error in get filters"),
			ple(10004, 422, "Failed to validate client's externalOrderId"),
			ple(10005, 502, "Failed to get currency value"), ple(10006, 502, "Invalid response from currency API"),
			ple(10007, 422, "Failed to add order"), ple(10008, 502, "Failed to get Order Amount details"),
			ple(10009, 502, "Failed to get company points"), ple(10010, 422, "Failed to redeem points"),
			ple(10011, 422, "Failed to confirm order"), ple(10012, 502, "Failed to process order"),
			ple(10013, 503, "Failed to confirm points redeemed"), ple(10014, 400, "Invalid client"),
			ple(10015, 400, "Amazon KYC is not approved"), ple(10016, 404, "Failed to get Order details"),
			ple(10017, 404, "Failed to get product details"), ple(10018, 400, "Invalid denomination for the product"),
			ple(10019, 401, "Clients are not allowed to place international orders"),
			ple(10020, 404, "Failed to get currency details for the client"),
			ple(10021, 404, "Failed to find order details while fulfilling order"),
			ple(10022, 404, "Failed to find order history"), ple(10023, 502, "Failed to get client's balance"),
			ple(10024, 502, "Vouchers are out of stock"), ple(10025, 502, "Failed to place order for the client"),
			ple(10026, 404, "Order cancelled but refund failed"), ple(10027, 404, "Failed to find order history"),
			ple(10028, 404, "Failed to find TransactionId"),
			ple(10029, 404, "Failed to find filters for filterGroupCode"), ple(10030, 404, "Failed to find vouchers"),
			ple(10031, 400, "Invalid filter value code"), ple(10032, 400, "Failed to validate OrderHistory Request"),
			ple(10033, 400, "Failed to validate getVouchers request"),
			ple(10034, 502, "Failed to process resendVoucher"),
			ple(10035, 502, "Failed to get order details to check status of order"),
			ple(10036, 404, "Failed to get order details as delivery is canceled"),
			ple(10041, 409, "Clients are not allowed to place more than 10 Qty"),
			ple(10042, 404, "This product is not activated for the client"),
			pipe(10013, "Invalid authorization header"), pipe(10015, "Plum Pro APIs: User is disabled"),
			pipe(10016, "Plum Pro APIs: Company is disabled"),
			pipe(10017, "Plum Pro APIs: Access restricted for this IP"));

	private static ErrorId ple(int number, int status, String info) {
		return new ErrorId("PLE" + number, status, info);
	}

	private static ErrorId pipe(int number, String info) {
		return new ErrorId("PIPE" + number, 401, info);
	}

	/** Every error. */
	static List<ErrorId> all() {
		return ALL;
	}

	/** The error with a name; there must be one. */
	static ErrorId of(String id) {
		return ALL.stream().filter((error) -> error.id.equals(id)).findFirst().orElseThrow();
	}

	/** The error with a number, if there is one. */
	static Optional<ErrorId> withNumber(int number) {
		return ALL.stream().filter((error) -> error.number() == number).findFirst();
	}

	/** Its number in a fault rule: 10024 is PLE10024, 110013 is PIPE10013. */
	int number() {
		return id.startsWith("PIPE") ? PIPE + Integer.parseInt(id.substring(4)) : Integer.parseInt(id.substring(3));
	}

	/** The answer, with what is to be said of this case. */
	Answer answer(String error) {
		return Answer.json(status,
				Json.object().put("code", status).put("errorId", id).put("errorInfo", info).put("error", error));
	}

	/** The answer without more to be said. */
	Answer answer() {
		return answer(info);
	}

}
