package com.wildrydes.athenaengine.reading;

import io.trino.plugin.hive.HiveSplit;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.MemoryContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/// A Hive connector whose errors name the file that they are about.
public final class NamedFiles {
    private NamedFiles() {}

    /// Another connector's face, but for how it reads. A proxy, because there are thirty methods to pass on.
    public static Connector over(Connector connector) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "getPageSourceProvider" -> new Provider(connector.getPageSourceProvider());
            // By default it leads to the method above, of the proxy.
            case "getPageSourceProviderFactory" -> InvocationHandler.invokeDefault(proxy, method);
            default -> {
                try {
                    yield method.invoke(connector, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                }
            }
        };
        return (Connector)
                Proxy.newProxyInstance(NamedFiles.class.getClassLoader(), new Class<?>[] {Connector.class}, handler);
    }

    private record Provider(ConnectorPageSourceProvider provider) implements ConnectorPageSourceProvider {
        @Override
        public ConnectorPageSource createPageSource(
                ConnectorTransactionHandle transaction,
                ConnectorSession session,
                ConnectorSplit split,
                ConnectorTableHandle table,
                Optional<ConnectorTableCredentials> credentials,
                List<ColumnHandle> columns,
                DynamicFilter dynamicFilter,
                MemoryContext memory) {
            FileErrors errors = new FileErrors(((HiveSplit) split).getPath());
            return new NamedPageSource(
                    errors.named(() -> provider.createPageSource(
                            transaction, session, split, table, credentials, columns, dynamicFilter, memory)),
                    errors);
        }

        @Override
        public long getMemoryUsage() {
            return provider.getMemoryUsage();
        }
    }
}
