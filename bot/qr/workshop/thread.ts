import { drawAttachment } from '../draw/drawAttachment.ts'
import { readPhoto } from '../read/readPhoto.ts'
import { STAGES } from '../read/stages.ts'
import type { Task, TaskResult } from './task.ts'
import { warmUp } from './warmUp.ts'

// The pool hands a new thread no task before this file has loaded, so nobody ever meets a cold one.
await warmUp()

/** Runs in a worker thread, one task at a time. */
export async function work(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'greet':
      return undefined
    case 'read':
      return readPhoto(task.file, {
        stages: STAGES,
        budgetMs: task.budgetMs,
        now: () => performance.now(),
      })
    case 'draw':
      return drawAttachment(task.attachment)
  }
}
