// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Spring Batch 5.2 as its guide has it: a reader of lines, a processor that leaves bad rows out, a batching writer. */
final class SpringBatchPeer {

    private static final int CHUNK_ROWS = 10_000;

    private SpringBatchPeer() {}

    static void load(Path file, DataSource rewriting) throws Exception {
        ResourcelessJobRepository repository = new ResourcelessJobRepository();
        FlatFileItemReader<Read> reader = new FlatFileItemReaderBuilder<Read>()
                .name("figures")
                .resource(new FileSystemResource(file))
                .encoding("UTF-8")
                .linesToSkip(1)
                .lineMapper(Read::new)
                .build();
        JdbcBatchItemWriter<Observed> writer = new JdbcBatchItemWriterBuilder<Observed>()
                .dataSource(rewriting)
                .sql(Observed.INSERT)
                .itemPreparedStatementSetter(Observed::bind)
                .assertUpdates(false)
                .build();
        writer.afterPropertiesSet();
        Step step = new StepBuilder("load", repository)
                .<Read, Observed>chunk(CHUNK_ROWS, new JdbcTransactionManager(rewriting))
                .reader(reader)
                .processor(read -> Observed.of(Arrays.asList(read.line().split(",", -1)), read.rowNo()))
                .writer(writer)
                .build();
        Job job = new JobBuilder("load", repository).start(step).build();
        TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        BatchStatus status = launcher.run(job, new JobParameters()).getStatus();
        if (status != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job ended as " + status);
        }
    }

    /** A line and its number. */
    private record Read(String line, int rowNo) {}
}
