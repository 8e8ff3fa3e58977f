package dev.hotswap.operator.fault;

/** Everything that may fail without ending a turn, or a watch: each gives a value all the same. */
public enum Task {
  URGENCY("looked whether it can wait"),
  SPEC("read spec"),
  COMMAND("read the command"),
  POLICY("read the policy"),
  HOLDINGS("looked for its objects in memory"),
  NODES("looked at nodes"),
  ROUTE_FORM("made out what its routes say"),
  ROUTE_CLAIMS("looked at what its routes may have"),
  SENDERS("looked at who else sends requests to its slots"),
  OBSTACLES("looked for what stands in the way"),
  SURVEY("listed what stands in the way"),
  CHECK("made a check before a version starts"),
  METRICS("looked at what flows"),
  READY_SINCE("looked since when pods are ready"),
  SLOTS("looked at its slots"),
  ROUTE("read its route"),
  PUBLIC_SERVICE("read its public Service"),
  PUBLIC_ENDPOINTS("looked at the endpoints of its public Service"),
  POD_EVENTS("looked at events of its pods"),
  STAGING("looked at images on nodes"),
  PUBLISHED("looked at what was told"),
  NOTICES("looked for what people have to know"),
  EDITS("looked for what was edited by hand"),
  UNREADABLE("looked for what of its objects cannot be read"),
  LEARNED("wrote down what was learned of stable"),
  DECISION("decided what follows"),
  REPORT("put its state into words"),
  WRITE_SNAPSHOTS("kept what its versions are made of"),
  WRITE_SERVICES("wrote the Services of its slots"),
  WRITE_EJECTIONS("wrote the DestinationRules of its slots"),
  WRITE_SLOTS("wrote its Deployments"),
  WRITE_ROUTE("wrote its route"),
  WRITE_PUBLIC_SERVICE("wrote its public Service"),
  WRITE_PULLERS("brought an image onto nodes"),
  EMPTY_SLOT("emptied a slot"),
  AIM("aimed at what is to be observed"),
  TELL("told what is new"),
  MEASURE("counted what it did"),
  TAKE_IN("took in an object that is watched");

  private final String words;

  Task(String words) {
    this.words = words;
  }

  /** What it does, after "the operator failed while it". */
  public String words() {
    return words;
  }
}
