"""Government plans for consolidating and sharing information systems, made computable.

Read an issued plan, see its tasks, owners and deadlines as typed values and its dependencies as a graph, and check it
against rules that carry the exact words of the plan behind every statement.
"""
