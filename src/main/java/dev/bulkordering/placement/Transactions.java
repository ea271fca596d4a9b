package dev.bulkordering.placement;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.bulkordering.result.DiskSpace;

/**
 * Transactions that outlast a deadlock, and a database that is gone for a while: what a
 * provider answered must not be lost because the database was away when it came.
 */
public class Transactions {

	private final TransactionTemplate transaction;

	private final RetryTemplate retry;

	/** Whether the database was waited for in vain, and has not answered since. */
	private volatile boolean givenUp;

	/**
	 * Transactions of a manager.
	 * @param patience how long a database that is gone is waited for
	 */
	public Transactions(PlatformTransactionManager manager, Duration patience) {
		this.transaction = new TransactionTemplate(manager);
		this.retry = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.timeout(patience)
			.delay(Duration.ofMillis(20))
			.jitter(Duration.ofMillis(10))
			.multiplier(2)
			.maxDelay(Duration.ofSeconds(2))
			.predicate(Transactions::mayPass)
			.build());
	}

	/** Runs something that may be run again as a whole when its transaction failed. */
	public void run(Runnable work) {
		retried(() -> transaction.executeWithoutResult((status) -> work.run()));
	}

	/**
	 * Saves changed orders with what belongs to them. The commit's confirmation may have
	 * been lost with the connection: when run again, it is first looked whether all is
	 * written already.
	 * @param changed the orders that are saved here, and by nothing else
	 * @param guard makes sure that they may be saved at all
	 * @param work writes what belongs to them, once it is sure that nobody else has
	 * changed them
	 */
	void save(Orders orders, Collection<Order> changed, Runnable guard, Runnable work) {
		if (changed.isEmpty()) {
			return;
		}
		Order first = changed.iterator().next();
		boolean[] again = { false };
		run(() -> {
			if (again[0] && orders.isSaved(first)) {
				return;
			}
			again[0] = true;
			guard.run();
			orders.save(changed);
			work.run();
		});
		orders.saved(changed);
	}

	/** Runs a query, again where the database was away. */
	public <T> T read(Supplier<T> query) {
		AtomicReference<@Nullable T> result = new AtomicReference<>();
		retried(() -> result.set(query.get()));
		return Objects.requireNonNull(result.get());
	}

	private void retried(Runnable work) {
		if (givenUp) {
			// one outage is waited for once, not by each that comes after it again
			work.run();
			givenUp = false;
			return;
		}
		try {
			retry.execute(() -> {
				work.run();
				return true;
			});
		}
		catch (RetryException ex) {
			givenUp = mayPass(ex.getCause());
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

	// Room on a disk comes from people, who have to be told first.
	private static boolean mayPass(Throwable failure) {
		return !DiskSpace.isLacking(failure) && isPassing(failure);
	}

	private static boolean isPassing(Throwable failure) {
		return failure instanceof TransientDataAccessException
				&& !(failure instanceof OptimisticLockingFailureException)
				|| failure instanceof RecoverableDataAccessException
				|| failure instanceof DataAccessResourceFailureException
				|| failure instanceof CannotCreateTransactionException || failure instanceof TransactionSystemException;
	}

}
