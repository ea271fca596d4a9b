package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

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
	 * Asks for the balance.
	 * @param run a run whose rows are staged
	 * @return a sentence for people; empty if the sheet's value is in another currency
	 */
	public Optional<String> compare(long run, ProviderGateway gateway) {
		Reply<BalanceAnswer> reply = gateway.balance();
		transactions.run(() -> journal.addForRun(run, reply.exchanges(), clock.millis()));
		if (reply.result() instanceof NotTold notTold) {
			return Optional.of("The account's balance could not be learned: " + notTold.message() + ".");
		}
		Known known = (Known) reply.result();
		Map<String, BigDecimal> value = transactions.read(() -> accounts.of(run, false).value());
		BigDecimal worth = value.get(known.currency());
		return worth == null ? Optional.empty() : Optional.of(sentence(known, worth));
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
