package com.wildrydes.local.sns;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.frontdoor.FormParameters;
import com.wildrydes.local.frontdoor.XmlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// SNS's API, in the Query protocol, as far as topics are made, listed and published to. Subscriptions are not served.
/// Errors and texts are those of the Amazon SNS API Reference. Thread-safe.
public final class SnsService implements AwsService, Metered {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final int TOPICS_A_PAGE = 100;
    private static final int BILLED_STEP = 64 * 1024;

    private final Sns sns;
    private final String accountId;
    private final BooleanSupplier refusesNextEntry;
    private final LongAdder requests = new LongAdder();

    /// @param accountId the owner of all topics
    /// @param refusesNextEntry says which entries of a PublishBatch are refused though nothing is wrong with them
    public SnsService(Sns sns, String accountId, BooleanSupplier refusesNextEntry) {
        this.sns = sns;
        this.accountId = accountId;
        this.refusesNextEntry = refusesNextEntry;
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return Map.of(BilledUnit.SNS_REQUESTS, (double) requests.sum());
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        Map<String, String> parameters = FormParameters.parse(new String(request.body(), StandardCharsets.UTF_8));
        String operation = request.operation();
        requests.increment();
        XmlDocument xml = new XmlDocument().open(operation + "Response", NAMESPACE);
        switch (operation) {
            case "CreateTopic" -> createTopic(parameters, xml.open("CreateTopicResult"));
            case "DeleteTopic" -> sns.deleteTopic(required(parameters, "TopicArn"));
            case "ListTopics" -> listTopics(parameters, xml.open("ListTopicsResult"));
            case "GetTopicAttributes" -> attributes(topic(parameters), xml.open("GetTopicAttributesResult"));
            case "Publish" -> publish(parameters, xml.open("PublishResult"));
            case "PublishBatch" -> publishBatch(parameters, xml.open("PublishBatchResult"));
            default ->
                throw new AwsException(
                        "InvalidAction",
                        "SNS here keeps what is published and tells nobody: it has no operation " + operation,
                        400);
        }
        if (!operation.equals("DeleteTopic")) {
            xml.close();
        }
        xml.open("ResponseMetadata").text("RequestId", request.id()).close();
        return AwsResponse.ok(AwsProtocol.QUERY.contentType(), xml.close().bytes());
    }

    private void createTopic(Map<String, String> parameters, XmlDocument xml) throws AwsException, IOException {
        String name = required(parameters, "Name");
        if (!NAME.matcher(name).matches()) {
            throw Draft.invalid("Topic Name");
        }
        xml.text("TopicArn", sns.ensureTopic(name));
    }

    private void listTopics(Map<String, String> parameters, XmlDocument xml) {
        String after = parameters.getOrDefault("NextToken", "");
        List<Topic> rest = sns.topics().stream()
                .filter(topic -> topic.arn().compareTo(after) > 0)
                .toList();
        List<Topic> page = rest.subList(0, Math.min(TOPICS_A_PAGE, rest.size()));
        xml.open("Topics");
        page.forEach(topic -> xml.open("member").text("TopicArn", topic.arn()).close());
        xml.close();
        if (page.size() < rest.size()) {
            xml.text("NextToken", page.getLast().arn());
        }
    }

    private void attributes(Topic topic, XmlDocument xml) {
        xml.open("Attributes");
        entry(xml, "TopicArn", topic.arn());
        entry(xml, "Owner", accountId);
        entry(xml, "DisplayName", "");
        for (String count : List.of("SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted")) {
            entry(xml, count, "0");
        }
        xml.close();
    }

    private static void entry(XmlDocument xml, String key, String value) {
        xml.open("entry").text("key", key).text("value", value).close();
    }

    private void publish(Map<String, String> parameters, XmlDocument xml) throws AwsException, IOException {
        Topic topic = topic(parameters);
        Draft draft = Draft.of(parameters, "");
        draft.valid();
        bill(draft.bytes());
        xml.text("MessageId", sns.publish(topic, List.of(draft)).getFirst().messageId());
    }

    private void publishBatch(Map<String, String> parameters, XmlDocument xml) throws AwsException, IOException {
        Topic topic = topic(parameters);
        PublishBatch batch = PublishBatch.of(parameters, refusesNextEntry);
        bill(batch.bytes());
        List<SnsMessage> taken = sns.publish(topic, batch.drafts());
        xml.open("Successful");
        for (int i = 0; i < taken.size(); i++) {
            xml.open("member").text("Id", batch.taken().get(i).id());
            xml.text("MessageId", taken.get(i).messageId()).close();
        }
        xml.close().open("Failed");
        for (PublishBatch.Failed failed : batch.failed()) {
            xml.open("member")
                    .text("Id", failed.id())
                    .text("Code", failed.error().code());
            xml.text("Message", failed.error().getMessage());
            xml.text("SenderFault", Boolean.toString(failed.error().status() < 500))
                    .close();
        }
        xml.close();
    }

    /// Each 64 KB that are published count as a request of their own.
    private void bill(int bytes) {
        requests.add(Math.max(0, Math.ceilDiv(bytes, BILLED_STEP) - 1));
    }

    private Topic topic(Map<String, String> parameters) throws AwsException {
        String arn = required(parameters, parameters.containsKey("TargetArn") ? "TargetArn" : "TopicArn");
        return sns.topic(arn).orElseThrow(() -> new AwsException("NotFound", "Topic does not exist", 404));
    }

    private static String required(Map<String, String> parameters, String name) throws AwsException {
        String value = parameters.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw Draft.invalid(name);
        }
        return value;
    }
}
