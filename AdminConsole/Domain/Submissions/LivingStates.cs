namespace AdminConsole.Domain.Submissions;

public static class LivingStates
{
    extension(SubmissionState state)
    {
        /// <summary>The filing still claims its probation: it has been neither withdrawn nor rejected, so its person counts as a trainee.</summary>
        public bool IsLiving => state is not (SubmissionState.Withdrawn or SubmissionState.Rejected);

        /// <summary>The institution has approved it, however far it has gone up since.</summary>
        public bool IsApproved => state is SubmissionState.Approved or SubmissionState.Reported or SubmissionState.Confirmed or SubmissionState.Filed;
    }
}
