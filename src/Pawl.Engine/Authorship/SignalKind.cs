namespace Pawl.Engine.Authorship;

/// <summary>Where a signal is looked for; <c>rules/signals.yaml</c> explains each.</summary>
public enum SignalKind
{
    Trailer,
    Footer,
    CoAuthor,
    Author,
    Committer,
    Subject,
    Branch,
    Pointer,
}
