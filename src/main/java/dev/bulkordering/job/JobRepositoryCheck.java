package dev.bulkordering.job;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.SimpleJobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets no job run whose metadata nobody keeps. Without its JDBC module, Spring Boot
 * quietly configures a repository that forgets everything: no restart would be possible,
 * and a sheet could be bought twice.
 */
class JobRepositoryCheck implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof JobRepository && AopProxyUtils.ultimateTargetClass(bean) != SimpleJobRepository.class) {
			throw new IllegalStateException("The job repository '" + beanName + "' ("
					+ AopProxyUtils.ultimateTargetClass(bean).getSimpleName()
					+ ") is not kept in a database. Runs could neither be restarted nor protected from being placed "
					+ "twice, so nothing is started. Is spring-boot-batch-jdbc missing, or its auto-configuration "
					+ "excluded?");
		}
		return bean;
	}

}
