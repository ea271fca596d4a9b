package dev.bulkordering.job;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.bulkordering.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DurableDataSourceTests {

	@Test
	void forcesEachCommitOfH2ToTheDisk() throws Exception {
		try (TestDatabase database = TestDatabase.h2()) {
			DataSource dataSource = database.dataSource();
			JdbcClient jdbc = JdbcClient.create(dataSource);
			jdbc.sql("set query_statistics true").update();
			jdbc.sql("create table facts (id int)").update();
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

			transaction.executeWithoutResult((status) -> jdbc.sql("insert into facts values (1)").update());
			transaction.executeWithoutResult((status) -> jdbc.sql("insert into facts values (2)").update());

			assertThat(jdbc
				.sql("select execution_count from information_schema.query_statistics "
						+ "where lower(sql_statement) = 'checkpoint sync'")
				.query(Integer.class)
				.single()).isEqualTo(2);
		}
	}

	@Test
	void letsTheDatabasesOwnErrorsThrough() throws Exception {
		try (TestDatabase database = TestDatabase.h2(); Connection connection = database.dataSource().getConnection()) {
			connection.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
		}
	}

	@Test
	void leavesMySqlAsItIs() {
		try (TestDatabase database = TestDatabase.mysql()) {
			assertThat(database.dataSource()).isNotInstanceOf(DurableDataSource.class);
		}
	}

}
