package io.github.zoomim.simulator;

/** Names of teams, projects and people. */
final class SampleNames {
  private static final String[] TEAMS = {
    "Platform", "Finance", "Customer Success", "Design", "People & Culture", "Data Engineering",
    "Sales EMEA", "Sales APAC", "Legal", "Security", "Mobile", "Support Tier 2",
    "Procurement", "Marketing", "Site Reliability", "Research", "Facilities", "Partner Engineering"
  };
  private static final String[] PROJECTS = {
    "Falcon", "Northwind", "Aurora", "Checkout v2", "Migration 2026", "Quarterly Close", "Atlas",
    "Onboarding", "Audit Trail", "Billing Rewrite", "Harbor", "Edge Cache", "Compass", "Phoenix"
  };
  private static final String[] TOPICS = {
    "standup", "launch", "incident review", "planning", "retro",
    "questions", "announcements", "on-call", "API overview meeting", "budget",
    "hiring", "release notes", "random"
  };
  private static final String[] FIRST = {
    "Ana", "Björn", "Chidi", "Daniela", "Emeka", "Fatima", "Grace", "Hiroshi", "Ingrid", "Jamal",
    "Katarzyna", "Liam", "Mei", "Noor", "Olivia", "Priya", "Quentin", "Rosa", "Sinéad", "Tomás",
    "Uma", "Viktor", "Wanjiru", "Xavier", "Yuki", "Zoë"
  };
  private static final String[] LAST = {
    "Adeyemi", "Becker", "Costa", "Dubois", "Eriksson", "Fernández", "García", "Haddad", "Ito",
    "Jensen", "Kowalska", "Lindqvist", "Müller", "Nguyen", "O'Brien", "Patel", "Quinn", "Rossi",
    "Schmidt", "Tanaka", "Ueda", "Varga", "Wang", "Yılmaz", "Zhang"
  };
  private static final String[] UNICODE = {
    "🚀 Launch crew", "产品设计讨论", "リリース計画", "한국 영업팀", "فريق الدعم",
    "צוות פיתוח", "Équipe données", "Проект «Север»", "👩🏽‍💻 Pairing", "Ευρώπη"
  };

  private SampleNames() {}

  static String group(long number) {
    String topic = TOPICS[Scramble.pick(number, 24, TOPICS.length)];
    return Scramble.pick(number, 3, 2) == 0
        ? TEAMS[Scramble.pick(number, 8, TEAMS.length)] + " " + topic
        : "Project " + PROJECTS[Scramble.pick(number, 8, PROJECTS.length)] + " – " + topic;
  }

  static String person(long number) {
    return FIRST[Scramble.pick(number, 8, FIRST.length)]
        + " "
        + LAST[Scramble.pick(number, 24, LAST.length)];
  }

  static String unicode(long number) {
    return UNICODE[Scramble.pick(number, 8, UNICODE.length)];
  }
}
