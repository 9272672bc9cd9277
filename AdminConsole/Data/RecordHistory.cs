using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

public static class RecordHistory
{
    /// <summary>
    /// What is on the record about one object, newest first. The record itself is nobody's to read; who may open the object may read its history (AZ-06), so
    /// callers find the object in their scope first.
    /// </summary>
    public static IQueryable<AuditEntry> HistoryOf(this AppDbContext data, string objectType, Guid objectId)
    {
        var id = objectId.ToString();
        return data.AuditEntries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.ObjectType == objectType && row.ObjectId == id).OrderByDescending(row => row.Sequence);
    }
}
