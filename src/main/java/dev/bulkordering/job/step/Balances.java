package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Journal;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Reply;

/**
 * Compares what a run's rows are worth with what the account holds. It only says what it
 * finds: an account may be filled while a run is under way.
 */
public class Balances {

	private final Accounts accounts;

	private final Journal journal;

	private final Transactions transactions;

	private final DatabaseClock clock;

	/** Balances for runs of one database. */
	public Balances(Accounts accounts, Journal journal, Transactions transactions, DatabaseClock clock) {
		this.accounts = accounts;
		this.journal = journal;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * A run's value beside the balance of its account.
	 *
	 * @param sentence both, for people
	 * @param currency ISO code; null if the balance could not be learned
	 * @param amount what the account holds; null if that could not be learned
	 * @param missing whether it may not be enough
	 */
	public record Funds(String sentence, @Nullable String currency, @Nullable BigDecimal amount, boolean missing) {

	}

	/**
	 * Asks for the balance.
	 * @param run a run whose rows are staged
	 * @return empty if the sheet's value is in another currency
	 */
	public Optional<Funds> compare(long run, ProviderGateway gateway) {
		Reply<BalanceAnswer> reply = gateway.balance();
		transactions.run(() -> journal.addForRun(run, reply.exchanges(), clock.millis()));
		if (reply.result() instanceof NotTold notTold) {
			return Optional.of(new Funds("The account's balance could not be learned: " + notTold.message() + ".", null,
					null, true));
		}
		Known known = (Known) reply.result();
		Map<String, BigDecimal> value = transactions.read(() -> accounts.of(run, false).value());
		BigDecimal worth = value.get(known.currency());
		return worth == null ? Optional.empty() : Optional.of(new Funds(sentence(known, worth), known.currency(),
				known.amount(), worth.compareTo(known.amount()) > 0));
	}

	private static String sentence(Known balance, BigDecimal worth) {
		BigDecimal missing = worth.subtract(balance.amount());
		String holds = "The account holds " + money(balance, balance.amount()) + ", and the sheet is worth "
				+ money(balance, worth);
		return missing.signum() > 0 ? holds + ": " + money(balance, missing)
				+ " may be missing, unless products cost less than their value." : holds + ".";
	}

	private static String money(Known balance, BigDecimal amount) {
		BigDecimal plain = amount.stripTrailingZeros();
		return balance.currency() + " " + (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
	}

}
